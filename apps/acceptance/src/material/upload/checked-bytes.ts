import { isAppError } from '@yiwang/kernel';
import { HEAD_BYTES, typeOf } from '../domain/file-type.js';
import { fileEmpty, fileTooLarge, uploadCut } from '../domain/material.errors.js';

/** What is known of the bytes once they have passed. */
export class CheckedBytes {
  /** By the first bytes; a ZIP is told closer when it is stored. */
  mediaType = '';

  constructor(
    private readonly source: AsyncIterable<Buffer>,
    private readonly most: number,
  ) {}

  /**
   * Gives on what comes, as soon as the first bytes have told what it is.
   * @throws ACCEPTANCE.FILE_EMPTY, FILE_TOO_LARGE, FILE_EXECUTABLE, FILE_TYPE_REFUSED, UPLOAD_CUT
   */
  async *bytes(): AsyncGenerator<Buffer> {
    let head: Buffer | undefined = Buffer.alloc(0);
    let size = 0;
    for await (const piece of this.received()) {
      size += piece.length;
      if (size > this.most) throw fileTooLarge();
      if (!head) {
        yield piece;
        continue;
      }
      head = Buffer.concat([head, piece]);
      if (head.length < HEAD_BYTES) continue;
      this.mediaType = typeOf(head);
      yield head;
      head = undefined;
    }
    if (size === 0) throw fileEmpty();
    if (!head) return;
    this.mediaType = typeOf(head);
    yield head;
  }

  private async *received(): AsyncGenerator<Buffer> {
    try {
      for await (const piece of this.source) yield piece;
    } catch (error) {
      throw isAppError(error) ? error : uploadCut({ cause: error });
    }
  }
}
