import { tooManyStreams } from '../gateway.errors.js';

/** 长连接限额 — how many streams are open, by client and in all. Each gateway counts its own: a stream holds its connections, not others'. */
export class OpenStreams {
  private readonly bySubject = new Map<string, number>();
  private all = 0;

  constructor(private readonly most: { perClient: number; all: number }) {}

  get count(): number {
    return this.all;
  }

  /** Counts one more; what it returns must be called when the stream is over. @throws AppError GATEWAY.TOO_MANY_STREAMS */
  take(subject: string): () => void {
    const own = this.bySubject.get(subject) ?? 0;
    if (own >= this.most.perClient || this.all >= this.most.all) throw tooManyStreams({ retryAfter: 5 });
    this.bySubject.set(subject, own + 1);
    this.all++;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.all--;
      const left = this.bySubject.get(subject)! - 1;
      if (left === 0) this.bySubject.delete(subject);
      else this.bySubject.set(subject, left);
    };
  }
}
