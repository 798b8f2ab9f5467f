/**
 * A small Cloud Controller on loopback, for the real cf client and for the rendered scripts: the part of the v3 API that they
 * use, over a Foundation. What it does not know it answers with 404 and keeps, so that no call passes unseen.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpoints } from './endpoints.ts';
import { Foundation, Refusal } from './foundation.ts';

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
  readonly foundation = new Foundation();
  /** Requests as `METHOD /path`, and among them those that nothing here answers. */
  readonly requests: string[] = [];
  readonly unknown: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  static async start(): Promise<CloudController> {
    const controller = new CloudController();
    await new Promise<void>((resolve) => controller.server.listen(0, '127.0.0.1', resolve));
    return controller;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = this.answer(request, Buffer.concat(chunks));
    response.writeHead(reply.status ?? 200, {
      'Content-Type': 'application/json',
      'X-Vcap-Request-Id': randomUUID(),
      ...reply.headers,
    });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  }

  private answer(request: IncomingMessage, body: Buffer): Reply {
    const url = new URL(request.url ?? '/', this.url);
    const line = `${request.method} ${url.pathname}`;
    this.requests.push(`${request.method} ${request.url}`);
    try {
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
