/** Why a guarded call brought no answer. `forbidden` and `insecure` are for a person to mend; the others may pass. */
export type CallFaultCode =
  'invalid' | 'forbidden' | 'insecure' | 'unknown-host' | 'unreachable' | 'tls' | 'timeout' | 'cancelled' | 'broken';

export class CallFault extends Error {
  constructor(
    readonly code: CallFaultCode,
    options?: ErrorOptions,
  ) {
    super(`the call failed: ${code}`, options);
  }
}
