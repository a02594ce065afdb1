import { Injectable } from '@nestjs/common';

/** 部门自办件 — a case of the ledger that began at a department's own counter, under the number that it has there. */
export interface ReportedCase {
  readonly caseNo: string;
  readonly orgCode: string;
  readonly externalNo: string;
}

/** Notes what the ledger says of such cases, in the unit of work that meets them and before their plans are opened. */
export interface OriginFollower {
  follow(cases: readonly ReportedCase[]): Promise<void>;
}

/** Rooms that gave departments numbers say so when they start; plans know none of them. */
@Injectable()
export class CaseOrigins implements OriginFollower {
  private readonly followers: OriginFollower[] = [];

  add(follower: OriginFollower): void {
    this.followers.push(follower);
  }

  async follow(cases: readonly ReportedCase[]): Promise<void> {
    for (const follower of this.followers) await follower.follow(cases);
  }
}
