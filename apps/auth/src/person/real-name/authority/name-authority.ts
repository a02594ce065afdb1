/** Whose name is to be proved, in clear: the authority compares. */
export interface NameClaim {
  name: string;
  /** GA/T 2000.156. */
  documentType: string;
  documentNo: string;
}

export interface CardClaim extends NameClaim {
  bankCardNo: string;
  /** The number that the bank knows. */
  bankMobile: string;
}

export interface StartedFace {
  /** The authority's name for the check. */
  reference: string;
  /** Where the person shows his face. */
  url: string;
}

export type FaceResult = 'pending' | 'passed' | 'failed';

/** 身份核验 — the authority that knows names, numbers and faces. Never asked in a unit of work; what it is asked is not kept here. */
export abstract class NameAuthority {
  /** 二要素: whether name and number belong together. @throws AUTH.AUTHORITY_AWAY */
  abstract confirmsName(claim: NameClaim): Promise<boolean>;
  /** 银行卡四要素: whether the card is his, too. @throws AUTH.AUTHORITY_AWAY */
  abstract confirmsCard(claim: CardClaim): Promise<boolean>;
  /** 人脸: whether name and number belong together it tells with the result. @throws AUTH.AUTHORITY_AWAY */
  abstract startFace(claim: NameClaim): Promise<StartedFace>;
  /** @throws AUTH.AUTHORITY_AWAY */
  abstract faceResult(reference: string): Promise<FaceResult>;
}
