import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Recipient } from '../domain/recipient.js';

const placeOf = (shipmentId: string): string => `shipment:${shipmentId}:recipient`;

/** 加密 — a recipient at rest, bound to the shipment's row. */
@Injectable()
export class SealedRecipient {
  constructor(private readonly cipher: FieldCipher) {}

  seal(shipmentId: string, recipient: Recipient): string {
    return this.cipher.encrypt(JSON.stringify(recipient), placeOf(shipmentId));
  }

  open(shipmentId: string, sealed: string): Recipient {
    return JSON.parse(this.cipher.decrypt(sealed, placeOf(shipmentId))) as Recipient;
  }
}
