import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureFault } from '@yiwang/http-client';

export interface ReceivedOrder {
  shipmentId: string;
  recipient: { name: string; mobile: string; address: string };
  callbackUrl: string;
}

/** A courier company: takes signed orders, gives one number for one shipment, or is `down`. */
export class CourierCompany {
  down = false;
  asked = 0;
  /** What became of parcels, as far as it is told only when it is asked. */
  readonly untold = new Map<string, { event: string; at: string }>();
  readonly orders = new Map<string, { trackingNo: string; order: ReceivedOrder }>();
  private constructor(
    private readonly server: Server,
    private readonly secret: string,
  ) {}

  static async start(secret: string): Promise<CourierCompany> {
    const server = createServer((request, response) => {
      void company.answer(request).then(({ status, body }) => response.writeHead(status).end(JSON.stringify(body)));
    });
    const company = new CourierCompany(server, secret);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return company;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/orders`;
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const body = Buffer.concat(await request.toArray());
    if (!request.url!.endsWith('/query')) this.asked++;
    if (this.down) return { status: 503, body: {} };
    if (signatureFault('yiwang-courier', this.secret, request.headers, body) !== undefined) return { status: 401, body: {} };
    if (request.url!.endsWith('/query')) {
      const { shipmentId } = JSON.parse(body.toString()) as { shipmentId: string };
      const [order, event] = [this.orders.get(shipmentId), this.untold.get(shipmentId)];
      return order ? { status: 200, body: { event: null, trackingNo: order.trackingNo, ...event } } : { status: 404, body: {} };
    }
    const order = JSON.parse(body.toString()) as ReceivedOrder;
    const known = this.orders.get(order.shipmentId) ?? { trackingNo: `YT${String(this.orders.size + 1).padStart(8, '0')}`, order };
    this.orders.set(order.shipmentId, known);
    return { status: 200, body: { trackingNo: known.trackingNo } };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
