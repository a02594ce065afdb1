import { describe, expect, it } from '@jest/globals';
import { figureProblems, figuresIn } from './figures.js';

const SOURCE = `const a = metrics.counter('outbox_sent_total', 'x');
  b: metrics.histogram(
    'http_request_duration_seconds', 'y', ['route']);`;

describe('the page of figures', () => {
  it('has nothing wrong when it tells of each, in an expression too', () => {
    expect(
      figureProblems(
        'w.md',
        '`rate(http_request_duration_seconds_count[5m])`, `outbox_sent_total{topic}`, security_rules',
        figuresIn(SOURCE),
      ),
    ).toEqual([]);
  });

  it('misses a figure that the code counts, and refuses one that it does not', () => {
    expect(figureProblems('w.md', '`outbox_sent`', figuresIn(SOURCE))).toEqual([
      'w.md does not tell of outbox_sent_total',
      'w.md does not tell of http_request_duration_seconds',
      'w.md tells of outbox_sent, which no code counts',
    ]);
  });
});
