import passport from 'passport';
import { UpstreamRefused, type ConfirmedElsewhere, type Upstream } from './upstream.js';

/** One way there or back. */
export type UpstreamWay = { state: string; callback: URL } | { answer: URL; kept: Record<string, string> };

/** What came of it: where the browser is sent with what is to be kept, whom the other side confirmed, or nobody. */
export type UpstreamOutcome = { address: URL; kept: Record<string, string> } | ConfirmedElsewhere | { refused: true };

/** passport's view of an upstream. Who it confirms is not one of our users yet: bindings say that. */
export class UpstreamStrategy extends passport.Strategy {
  override readonly name: string;

  constructor(private readonly upstream: Upstream) {
    super();
    this.name = `upstream-${upstream.name}`;
  }

  override authenticate(way: unknown): void {
    void this.run(way as UpstreamWay);
  }

  private async run(way: UpstreamWay): Promise<void> {
    try {
      this.success('answer' in way ? await this.upstream.complete(way.answer, way.kept) : await this.upstream.begin(way));
    } catch (error) {
      if (error instanceof UpstreamRefused) this.fail({ type: 'refused' });
      else this.error(error);
    }
  }
}

/** Runs a strategy as passport does: an object of its own for each request, told of the outcome by what it calls. */
export function runUpstream(strategy: UpstreamStrategy, way: UpstreamWay): Promise<UpstreamOutcome> {
  return new Promise((resolve, reject) => {
    const run = Object.create(strategy) as UpstreamStrategy;
    run.success = (user: unknown) => resolve(user as UpstreamOutcome);
    run.fail = () => resolve({ refused: true });
    run.error = reject;
    run.authenticate(way);
  });
}
