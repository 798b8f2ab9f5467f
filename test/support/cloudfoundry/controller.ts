/**
 * A small Cloud Controller on loopback, for the real cf client and for the rendered scripts: the part of the v3 API that they
 * use, over a Foundation. What it does not know it answers with 404 and keeps, so that no call passes unseen.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appEndpoints } from './endpoints.ts';
import { Foundation, Refusal } from './foundation.ts';
import { runningEndpoints } from './running-endpoints.ts';

const endpoints = [...appEndpoints, ...runningEndpoints];

/** What an endpoint answers: a body, and where it is not 200, a status and headers. */
export interface Reply {
  readonly body?: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request, as an endpoint sees it. */
export interface Call {
  readonly foundation: Foundation;
  readonly base: string;
  /** What stood for the names in the endpoint's path. */
  readonly names: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
  /** The body as JSON; only these fields may be there. */
  readonly json: (...fields: readonly string[]) => Record<string, unknown>;
}

function jsonOf(body: Buffer, fields: readonly string[]): Record<string, unknown> {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new Refusal(
      'Request invalid due to parse error: invalid request body',
      400,
      'CF-MessageParseError',
    );
  }
  const unknown = Object.keys(value).filter((key) => fields.length > 0 && !fields.includes(key));
  if (unknown.length > 0) throw new Refusal(`Unknown field(s): '${unknown.join("', '")}'`);
  return value;
}

export class CloudController {
  readonly foundation: Foundation;
  /** Requests as `METHOD /path`, and among them those that nothing here answers. */
  readonly requests: string[] = [];
  readonly unknown: string[] = [];
  private readonly server: Server;

  private constructor(foundation: Foundation) {
    this.foundation = foundation;
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  static async start(foundation = new Foundation()): Promise<CloudController> {
    const controller = new CloudController(foundation);
    await new Promise<void>((resolve) => controller.server.listen(0, '127.0.0.1', resolve));
    return controller;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const routed = /^\/routed\/([^/]+)(\/[^?]*)/.exec(request.url ?? '');
    if (routed) return this.route(routed[1] ?? '', routed[2] ?? '', response);
    this.foundation.tick();
    const reply = this.answer(request, Buffer.concat(chunks));
    response.writeHead(reply.status ?? 200, {
      'Content-Type': 'application/json',
      'X-Vcap-Request-Id': randomUUID(),
      ...reply.headers,
    });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  }

  /** Where requests to a host go, `/routed/HOST/PATH`: the files of a Staticfile app, and nothing of others. */
  private route(host: string, path: string, response: ServerResponse): void {
    const app = this.foundation.routed(host, path);
    const files = this.foundation.droplets.get(app?.serving ?? '')?.files;
    const text = files?.get(`public${path}`);
    response.writeHead(!app ? 404 : !files ? 503 : text === undefined ? 404 : 200);
    response.end(text ?? '');
  }

  /** What is refused whatever it is, as of a router or a controller that is away for a moment. */
  private fault(line: string): void {
    for (const [part, times] of this.foundation.faults) {
      if (times === 0 || !new RegExp(part).test(line)) continue;
      this.foundation.faults.set(part, times - 1);
      throw new Refusal('The platform is away for a moment', 503, 'CF-ServiceUnavailable');
    }
  }

  private answer(request: IncomingMessage, body: Buffer): Reply {
    const url = new URL(request.url ?? '/', this.url);
    const line = `${request.method} ${url.pathname}`;
    this.requests.push(`${request.method} ${request.url}`);
    try {
      this.fault(line);
      for (const [pattern, endpoint] of endpoints) {
        const match = pattern.exec(line);
        if (!match) continue;
        return endpoint({
          foundation: this.foundation,
          base: this.url,
          names: match.groups ?? {},
          query: url.searchParams,
          body,
          contentType: request.headers['content-type'] ?? '',
          json: (...fields) => jsonOf(body, fields),
        });
      }
      this.unknown.push(line);
      throw new Refusal('Unknown request', 404, 'CF-NotFound');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, title, message: detail } = error;
      return { status, body: { errors: [{ code: status === 404 ? 10010 : 10008, title, detail }] } };
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
