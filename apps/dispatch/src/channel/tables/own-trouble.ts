/** Trouble of our own database while a department's was being read: no fault of theirs, and not to be noted as one. */
export class OwnTrouble extends Error {
  constructor(cause: unknown) {
    super('our own database is away', { cause });
  }
}
