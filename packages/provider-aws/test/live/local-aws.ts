import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AwsCloud, smallCloud } from "./cloud.ts";

/** One request as AWS would see it. */
export interface AwsCall {
  /** Position among all calls, from 1. */
  readonly number: number;
  readonly action: string;
  readonly region: string;
  readonly authorization: string;
}

export interface AwsFault {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly retryAfterS?: number;
}

/** `stall` never answers, `html` is a page of something in between, `empty` is in the right form and holds nothing. */
export type Odd = "stall" | "html" | "empty";

export interface LocalAws {
  readonly url: string;
  readonly calls: readonly AwsCall[];
  close(): Promise<void>;
}

/**
 * Answers in the wire formats of the EC2 query API (version 2016-11-15) and the price list API (JSON 1.1), a few rows a page.
 * `fault` may answer a call with an error, or with something odd.
 */
export async function localAws(
  fault: (call: AwsCall) => AwsFault | Odd | undefined = () => undefined,
  cloud: AwsCloud = smallCloud,
): Promise<LocalAws> {
  const calls: AwsCall[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const target = request.headers["x-amz-target"];
    const json = typeof target === "string";
    const form = new URLSearchParams(json ? "" : body);
    const authorization = request.headers.authorization ?? "";
    const call: AwsCall = {
      number: calls.length + 1,
      action: json ? target.slice(target.indexOf(".") + 1) : (form.get("Action") ?? ""),
      region: /Credential=[^/]+\/\d+\/([^/]+)\//.exec(authorization)?.[1] ?? "",
      authorization,
    };
    calls.push(call);
    const failure = fault(call);
    if (failure === "stall") return;
    if (failure === "html")
      send(response, 200, "text/html", "<html><body>Sign in to the network</body></html>");
    else if (failure === "empty" && json)
      send(response, 200, "application/x-amz-json-1.1", `{"PriceList":[]}`);
    else if (failure === "empty")
      send(response, 200, "text/xml", `<${call.action}Response></${call.action}Response>`);
    else if (failure) sendFault(response, failure, json);
    else if (json)
      send(response, 200, "application/x-amz-json-1.1", JSON.stringify(getProducts(JSON.parse(body), cloud)));
    else send(response, 200, "text/xml", ec2(call, form, cloud));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type }).end(body);
}

function sendFault(response: ServerResponse, fault: AwsFault, json: boolean): void {
  if (fault.retryAfterS !== undefined) response.setHeader("retry-after", String(fault.retryAfterS));
  const message = fault.message ?? "";
  if (json)
    send(
      response,
      fault.status,
      "application/x-amz-json-1.1",
      JSON.stringify({ __type: fault.code, message }),
    );
  else
    send(
      response,
      fault.status,
      "text/xml",
      `<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>${fault.code}</Code>` +
        `<Message>${message}</Message></Error></Errors><RequestID>r-1</RequestID></Response>`,
    );
}

function ec2({ action, region }: AwsCall, form: URLSearchParams, cloud: AwsCloud): string {
  if (action === "DescribeRegions") {
    if (form.get("AllRegions") !== "true") throw new Error("only asked for enabled regions");
    const items = Object.entries(cloud.optIn).map(
      ([name, status]) =>
        `<item><regionName>${name}</regionName><regionEndpoint>ec2.${name}.amazonaws.com</regionEndpoint>` +
        `<optInStatus>${status}</optInStatus></item>`,
    );
    return answer(action, "regionInfo", items, undefined);
  }
  const rows = rowsOf(action, region, form, cloud);
  const start = Number(form.get("NextToken") ?? 0);
  const end = start + cloud.rowsOnPage;
  const set = {
    DescribeInstanceTypeOfferings: "instanceTypeOfferingSet",
    DescribeInstanceTypes: "instanceTypeSet",
  };
  const name = set[action as keyof typeof set] ?? "spotPriceHistorySet";
  return answer(action, name, rows.slice(start, end), end < rows.length ? String(end) : undefined);
}

function rowsOf(
  action: string,
  region: string,
  form: URLSearchParams,
  { offerings, types, spot }: AwsCloud,
): readonly string[] {
  const offered = offerings[region] ?? [];
  if (action === "DescribeInstanceTypeOfferings") {
    const kind = form.get("LocationType");
    return offered.map(
      (name) =>
        `<item><instanceType>${name}</instanceType><locationType>${kind}</locationType><location>${region}</location></item>`,
    );
  }
  if (action === "DescribeInstanceTypes") {
    const wanted = new Set(
      [...form].filter(([key]) => key.startsWith("Filter.1.Value.")).map(([, value]) => value),
    );
    if (form.get("Filter.1.Name") !== "instance-type") throw new Error("no filter by instance type");
    return types
      .filter(({ name }) => offered.includes(name) && wanted.has(name))
      .map(
        ({ name, vcpus, mib, devices = "" }) =>
          `<item><instanceType>${name}</instanceType><vCpuInfo><defaultVCpus>${vcpus}</defaultVCpus></vCpuInfo>` +
          `<memoryInfo><sizeInMiB>${mib}</sizeInMiB></memoryInfo>${devices}</item>`,
      );
  }
  if (action !== "DescribeSpotPriceHistory") throw new Error(`unexpected action ${action}`);
  return (spot[region] ?? [])
    .filter(([, , product]) => product === form.get("ProductDescription.1"))
    .map(
      ([type, zone, product, price]) =>
        `<item><instanceType>${type}</instanceType><productDescription>${product}</productDescription>` +
        `<spotPrice>${price}</spotPrice><timestamp>${form.get("StartTime")}</timestamp>` +
        `<availabilityZone>${zone}</availabilityZone></item>`,
    );
}

const answer = (
  action: string,
  set: string,
  items: readonly string[],
  nextToken: string | undefined,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">` +
  `<requestId>r-1</requestId><${set}>${items.join("")}</${set}>` +
  `${nextToken === undefined ? "" : `<nextToken>${nextToken}</nextToken>`}</${action}Response>`;

interface GetProductsRequest {
  readonly ServiceCode: string;
  readonly NextToken?: string;
  readonly Filters: readonly { readonly Type: string; readonly Field: string; readonly Value: string }[];
}

function getProducts(
  { ServiceCode, NextToken = "0", Filters }: GetProductsRequest,
  { products, rowsOnPage }: AwsCloud,
): object {
  const listed = products
    .map(([instanceType, regionCode, usd, other], index) => ({
      usd,
      sku: `SKU${index}`,
      attributes: {
        instanceType,
        regionCode,
        operatingSystem: "Linux",
        preInstalledSw: "NA",
        capacitystatus: "Used",
        marketoption: "OnDemand",
        tenancy: "Shared",
        productFamily: "Compute Instance",
        ...other,
      } as Readonly<Record<string, string>>,
    }))
    .filter(({ attributes }) => Filters.every(({ Field, Value }) => attributes[Field] === Value));
  const start = Number(NextToken);
  const end = start + rowsOnPage;
  return {
    FormatVersion: "aws_v1",
    PriceList: listed.slice(start, end).map(({ usd, sku, attributes: { productFamily, ...attributes } }) =>
      JSON.stringify({
        product: { productFamily, attributes, sku },
        serviceCode: ServiceCode,
        terms: {
          OnDemand: {
            [`${sku}.JRTCKXETXF`]: {
              priceDimensions: {
                [`${sku}.JRTCKXETXF.6YS6EN2CT7`]: {
                  unit: "Hrs",
                  pricePerUnit: { USD: usd },
                  beginRange: "0",
                },
              },
              sku,
              effectiveDate: "2026-11-01T00:00:00Z",
              termAttributes: {},
            },
          },
        },
        version: "20261101000000",
        publicationDate: "2026-11-01T00:00:00Z",
      }),
    ),
    ...(end < listed.length && { NextToken: String(end) }),
  };
}
