import { recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { azure } from "@green-place/provider-azure";
import { gcp } from "@green-place/provider-gcp";
const world = { providers: [aws(), azure(), gcp()], hardware: hardware(), intensity: electricityMaps() };
const job = { hours: 12, workload: "general", acceleratorCount: 1, equivalent: false, vcpus: +process.argv[2]||16, memoryGib: +process.argv[3]||64 };
const t=[];let f;
for (let i=0;i<25;i++){const s=process.cpuUsage().user; recommend({...world,job}); const d=(process.cpuUsage().user-s)/1000; if(i) t.push(d); else f=d;}
t.sort((a,b)=>a-b); console.log('cpu first',f.toFixed(0),'median',t[12].toFixed(0),'min',t[0].toFixed(0));
