import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { MessageChannel, type Message } from '../message-channel.js';

/** Of each number, so many: a developer looks for the last ones. */
const KEPT = 20;

const textContext = (key: string): string => `sandbox_messages.text:${key}`;

export interface SandboxMessage {
  text: string;
  sentAt: string;
}

/** 沙箱信箱 — for development and demonstrations: messages reach a post box of this service instead of a telephone. Refused in production. */
@Injectable()
export class SandboxChannel extends MessageChannel {
  readonly name = 'sandbox';

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async send({ id, to, text }: Message): Promise<void> {
    const hash = this.hashOf(to);
    await this.database.query(
      'INSERT INTO sandbox_messages (key, mobile_hash, text_encrypted) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING',
      [id, hash, this.cipher.encrypt(text, textContext(id))],
    );
    await this.database.query(
      'DELETE FROM sandbox_messages WHERE mobile_hash = $1 AND id NOT IN (SELECT id FROM sandbox_messages WHERE mobile_hash = $1 ORDER BY id DESC LIMIT $2)',
      [hash, KEPT],
    );
  }

  /** The last messages to a number, the newest first. */
  async inbox(mobile: string): Promise<SandboxMessage[]> {
    const rows = await this.database.query<{ key: string; text_encrypted: string; sent_at: Date }>(
      'SELECT key, text_encrypted, sent_at FROM sandbox_messages WHERE mobile_hash = $1 ORDER BY id DESC',
      [this.hashOf(mobile)],
    );
    return rows.map(({ key, text_encrypted, sent_at }) => ({
      text: this.cipher.decrypt(text_encrypted, textContext(key)),
      sentAt: sent_at.toISOString(),
    }));
  }

  private hashOf(mobile: string): string {
    return this.cipher.lookupHash(`sandbox-mobile:${mobile}`);
  }
}
