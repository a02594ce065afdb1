import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { replyProblem } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { escapeHtml, page, pageHeaders } from '../oidc/pages.js';
import type { FormRequest } from './desk.js';
import { pageLanguage } from './language.js';
import { addressOf } from './layout.js';
import { textsOf } from './texts.js';

/** 出错页 — what fails at a page is said to the person who looks at it: what it is, what the logs know it by, and the way back. */
@Catch()
export class PageProblems implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FormRequest>();
    const language = pageLanguage(request.raw);
    const texts = textsOf(language);
    const { uid } = request.params as Partial<FormRequest['params']>;
    const back =
      uid === undefined ? '' : `<nav><a href="${escapeHtml(addressOf({ interaction: { uid } }))}">${escapeHtml(texts.retry)}</a></nav>`;
    replyProblem(error, request, http.getResponse<FastifyReply>(), {
      language,
      write: ({ detail, code, correlationId }) => {
        const body = `<h1>${escapeHtml(texts.broken)}</h1><p role="alert">${escapeHtml(detail)}</p>
<p lang="en">${escapeHtml(code)} ${escapeHtml(correlationId)}</p>${back}`;
        const { html, policy } = page(texts.broken, body, [], language);
        return { headers: pageHeaders(policy), body: html };
      },
    });
  }
}
