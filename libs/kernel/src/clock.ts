/** The only source of the present time for rules and records, so that tests and the demo can move it. Token expiry never uses it. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
