/** A text for one number. */
export interface Message {
  /** The same for every attempt: a provider that got it already must not send it again. */
  id: string;
  to: string;
  text: string;
}

/** 发送渠道 — the port to whoever brings messages to people. */
export abstract class MessageChannel {
  abstract readonly name: string;

  /** Resolves when the provider has taken the message over. @throws AppError when it has not, or when nobody can know */
  abstract send(message: Message): Promise<void>;
}
