import { ownIdentity, sightOf } from "../../src/system/process-identity.ts";

/** Says what can be told of the process that is given; without one, of this process. */
const [given] = process.argv.slice(2);
console.log(sightOf(given === undefined ? ownIdentity() : JSON.parse(given), Date.now()));
