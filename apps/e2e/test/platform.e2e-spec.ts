import { afterAll, beforeAll, describe } from '@jest/globals';
import { agentsJourney } from './agents-journey.js';
import { badInput, expiredToken } from './bad-input.js';
import { browserJourney } from './browser-journey.js';
import { channelsJourney } from './channels-journey.js';
import { endingsJourney } from './endings-journey.js';
import { faults } from './faults.js';
import { jointJourneys } from './joint-journeys.js';
import { journeys } from './journeys.js';
import { libraryJourney } from './library-journey.js';
import { loginJourney } from './login-journey.js';
import { Platform } from './platform.js';
import { family, leftovers, type Listed } from './processes.js';

// One stack and one file for all of it: starting six services several times, or two stacks side by side, would cost more than the tests.
// The faults come last, and the stop of the stack is itself a test.
describe('the whole platform in processes of its own', () => {
  let platform: Platform;
  let earlier: Listed[];
  let earlyToken: string;

  beforeAll(async () => {
    earlier = family(process.pid);
    // Short-lived tokens, so that a real one can be seen to expire, and so that everybody has to renew theirs.
    platform = await Platform.start({
      CLOCK: 'movable',
      ACCESS_TOKEN_SECONDS: '60',
      RATE_LIMITS: 'change=100000,read=100000,login=100000,token=100000',
    });
    earlyToken = (await platform.cast.enterprise.token())!;
  }, 180_000);
  afterAll(() => platform?.stop(), 60_000);

  journeys(() => platform);
  endingsJourney(() => platform);
  libraryJourney(() => platform);
  jointJourneys(() => platform);
  channelsJourney(() => platform);
  loginJourney(() => platform);
  browserJourney(() => platform);
  agentsJourney(() => platform);
  badInput(() => platform);
  faults(() => platform);
  expiredToken(
    () => platform,
    () => earlyToken,
  );
  leftovers(
    () => platform,
    () => earlier,
  );
});
