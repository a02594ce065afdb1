/**
 * What a check was refused with that has to stay outside of the unit of work, so that its count stays. Thrown inside of it, it leaves a
 * repetition to hear its first answer: the code is used and the number another one by then.
 */
export const refusalOf = (check: Promise<void>): Promise<Error | undefined> =>
  check.then(
    () => undefined,
    (error: Error) => error,
  );
