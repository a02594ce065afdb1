import { Injectable } from '@nestjs/common';
import { CallFault, GuardedHttp, type GuardedAnswer } from '@yiwang/http-client';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { SendOutcome } from '../system-channel.js';
import { readAnswer } from './wire/exchange-answer.js';
import { encodeForm, type Form } from './wire/form-body.js';
import { XmlSecrets, type XmlSettings } from './xml-settings.js';

const SENT: SendOutcome = { kind: 'sent' };
/** 403 and 404 are what a web server says, too, while it is being restarted or set up anew. */
const WORTH_REPEATING = new Set([403, 404, 408, 425, 429]);
/** Somebody has to change an address or a network first. */
const LASTING = new Set(['invalid', 'forbidden', 'insecure']);

/** One call to a department's system, and what its answer means. Only codes are kept of answers: their words may be about people. */
@Injectable()
export class XmlCaller {
  constructor(private readonly http: GuardedHttp) {}

  async call(system: DepartmentSystem, settings: XmlSettings, path: string, form: Form, signal: AbortSignal): Promise<SendOutcome> {
    const { apiKey } = XmlSecrets.parse(system.secrets);
    const body = encodeForm(apiKey === undefined ? form : { ...form, ApiKey: apiKey }, settings.charset);
    try {
      const answer = await this.http.send(`${settings.baseUrl.replace(/\/$/, '')}/${path.replace(/^\//, '')}`, {
        method: 'POST',
        headers: { 'content-type': `application/x-www-form-urlencoded; charset=${settings.charset}`, accept: 'application/json, text/xml' },
        body,
        timeoutMs: settings.timeoutMs,
        signal,
      });
      return outcomeOf(answer, settings.answers);
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      return { kind: LASTING.has(error.code) ? 'unready' : 'failed', error: error.code };
    }
  }
}

function outcomeOf({ status, headers, body, complete }: GuardedAnswer, answers: XmlSettings['answers']): SendOutcome {
  const error = `status ${status}`;
  if (status === 410) return { kind: 'gone', error };
  if (status >= 500 || WORTH_REPEATING.has(status)) return { kind: 'failed', error, ...retryAfter(headers['retry-after']) };
  if (status < 200 || status > 299) return { kind: 'refused', error };
  const answer = complete ? readAnswer(body, [headers['content-type']].flat()[0], answers.charset) : undefined;
  // Whether it was taken nobody knows: it is told again, and the system knows it again by its DATAVERSION.
  if (answer === undefined) return { kind: 'failed', error: 'the answer is not understood' };
  if (answer.result === answers.success) return SENT;
  const said = `result ${answer.result.slice(0, 20)}`;
  return answers.retry.includes(answer.result) ? { kind: 'failed', error: said } : { kind: 'refused', error: said };
}

function retryAfter(header: string | string[] | undefined): { retryAfterMs?: number } {
  const text = [header].flat()[0] ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: Math.min(seconds, 86_400) * 1000 } : {};
}
