/** Port of what systems have sent, as far as mappings are concerned with it. */
export abstract class PastMessages {
  /** What a message of the system said; undefined where there is none, or it is forgotten. */
  abstract bodyOf(systemId: string, messageId: string): Promise<unknown>;
  /** Those that could not be read for the time it took are looked at again, in the unit of work that changes their mapping. */
  abstract callUpUnread(systemId: string, type: string): Promise<void>;
}
