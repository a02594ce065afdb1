import Sequencer from '@jest/test-sequencer';

/** What takes longest begins first, so that at the end no worker waits for it: journeys, checks on copies of the checkout, whole services. */
const ORDER = ['e2e', 'check', 'api', 'int', 'unit'];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => ORDER.indexOf(context.config.displayName?.name ?? '');
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
