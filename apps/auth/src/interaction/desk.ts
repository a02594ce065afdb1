import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import type { Language } from '@yiwang/http-api';
import { UnitOfWork } from '@yiwang/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type Interaction, type InteractionResult } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { AuthConfig } from '../auth.config.js';
import { AccessEndings } from '../ending/access-endings.js';
import { acrOf } from '../oidc/acr.js';
import { escapeHtml, page, pageHeaders, type Page } from '../oidc/pages.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { OIDC_PROVIDER } from '../oidc/provider.js';
import { LoginSessions } from '../session/login-sessions.js';
import { csrfToken, isFromOurForm } from './csrf.js';
import { isLanguage, languageCookie, pageLanguage } from './language.js';
import { addressOf, type View } from './layout.js';
import { resultOf, type Progress, type State } from './progress.js';
import { textsOf } from './texts.js';

export type FormRequest = FastifyRequest<{ Params: { uid: string } }>;
type Fields = Record<string, unknown>;

const DEVICE_SECONDS = 180 * 86_400;

/** A field of a form as it was typed; what is too long for any of ours is cut. */
export function typed(request: FastifyRequest, name: string): string {
  const value = (request.body as Fields | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, 256) : '';
}

/** What all steps of a login share: whose it is, where it goes on, and how it ends. */
@Injectable()
export class Desk {
  constructor(
    @Inject(OIDC_PROVIDER) private readonly provider: Provider,
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly cipher: FieldCipher,
    private readonly unitOfWork: UnitOfWork,
    private readonly payloads: PayloadStore,
    private readonly sessions: LoginSessions,
    private readonly endings: AccessEndings,
  ) {}

  /** The login of this browser and this address; otherwise an answer that it is over has been sent. */
  async viewOf(request: FormRequest, reply: FastifyReply): Promise<View | undefined> {
    const chosen = this.chosenIn(request, reply);
    try {
      const interaction = await this.provider.interactionDetails(request.raw, reply.raw);
      if (interaction.uid === request.params.uid) {
        const language = chosen ?? pageLanguage(request.raw, interaction.params.ui_locales);
        const client = await this.provider.Client.find(interaction.params.client_id ?? '');
        const csrf = csrfToken(this.cipher, interaction.uid);
        // A department's site is brought its ticket from an address of ours, where its codes come back to.
        const addresses = (client?.['postLogoutRedirectUris'] as string[] | undefined) ?? [];
        const documents = { terms: this.config.TERMS_URL, privacy: this.config.PRIVACY_URL };
        return { interaction, csrf, language, clientName: client?.clientName ?? client?.clientId ?? '', documents, addresses };
      }
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
    }
    const language = chosen ?? pageLanguage(request.raw);
    const { over, overSay } = textsOf(language);
    this.send(reply, 400, page(over, `<h1>${escapeHtml(over)}</h1><p role="alert">${escapeHtml(overSay)}</p>`, [], language));
    return undefined;
  }

  /** The same for a form, which has to be ours; `refuse` shows what stands where another's came in. */
  async formOf(request: FormRequest, reply: FastifyReply, refuse: (view: View) => Promise<Page>): Promise<View | undefined> {
    const view = await this.viewOf(request, reply);
    if (!view || isFromOurForm(this.cipher, view.interaction.uid, (request.body as Fields | undefined)?.['csrf'])) return view;
    this.send(reply, 403, await refuse(view));
    return undefined;
  }

  send(reply: FastifyReply, status: number, { html, policy }: Page): void {
    void reply.status(status).headers(pageHeaders(policy)).send(html);
  }

  /** To a page of this login, by GET: it may be loaded again without sending a form twice. */
  redirect(reply: FastifyReply, to: string): void {
    void reply.status(303).headers({ location: to, 'cache-control': 'no-store' }).send();
  }

  /** For half a year, and for our pages only: what the browser says of itself when somebody tries a password or a code. */
  rememberDevice(reply: FastifyReply, cookie: string, value: string): void {
    this.addCookie(
      reply,
      `${cookie}=${value}; Path=/oidc; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${this.secure ? '; Secure' : ''}`,
    );
  }

  private get secure(): boolean {
    return this.config.AUTH_ISSUER.startsWith('https:');
  }

  async keep(request: FastifyRequest, reply: FastifyReply, state: State): Promise<void> {
    await this.provider.interactionResult(request.raw, reply.raw, resultOf(state), { mergeWithLastSubmission: false });
  }

  /** Keeps how far it has come, and shows the next step. */
  async goOn(request: FastifyRequest, reply: FastifyReply, view: View, state: State): Promise<void> {
    await this.keep(request, reply, state);
    this.redirect(reply, addressOf(view));
  }

  /** What he came in with, where a session is there already. */
  async progressOfSession(interaction: Interaction, userId: string): Promise<Progress | undefined> {
    const uid = interaction.session?.uid;
    const session = uid === undefined ? undefined : await this.provider.Session.findByUid(uid);
    if (session?.loginTs === undefined) return undefined;
    return { userId, readAt: session.loginTs, amr: session.amr ?? [], fresh: false };
  }

  /** 登录完成. Whoever comes in as another than the session's ends that session first: a session is of one identity, and says so in its tokens. */
  async enter(request: FastifyRequest, reply: FastifyReply, view: View, progress: Progress, accountId: string): Promise<void> {
    const { interaction } = view;
    const { session } = interaction;
    if (session?.uid !== undefined && session.accountId !== accountId) {
      // What he showed to a session counts as long as that one lasts: ended meanwhile, it is not revived in another identity's.
      if (!(await this.endSession(session.uid)) && !progress.fresh) return this.goOn(request, reply, view, {});
      interaction.session = undefined;
      await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1000)));
    }
    const login = { accountId, ts: progress.readAt, amr: progress.amr, acr: acrOf(progress.amr) };
    await this.finish(request, reply, { login, select_account: {} });
  }

  async finish(request: FastifyRequest, reply: FastifyReply, result: InteractionResult): Promise<void> {
    const options = { mergeWithLastSubmission: result.login === undefined };
    this.redirect(reply, await this.provider.interactionResult(request.raw, reply.raw, result, options));
  }

  private addCookie(reply: FastifyReply, cookie: string): void {
    reply.raw.appendHeader('set-cookie', cookie);
  }

  private endSession(uid: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const ended = await this.payloads.revokeSession(uid);
      await this.endings.end({ kind: 'session', id: this.sessions.sidOf(uid) });
      return ended;
    });
  }

  /** The link that somebody has just followed. */
  private chosenIn(request: FormRequest, reply: FastifyReply): Language | undefined {
    const asked = (request.query as Fields | undefined)?.['lang'];
    if (!isLanguage(asked)) return undefined;
    this.addCookie(reply, languageCookie(asked, this.secure));
    return asked;
  }
}
