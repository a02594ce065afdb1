import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { requireIfMatch } from '@yiwang/http-api';
import { UnitOfWork } from '@yiwang/persistence';
import { STATE_REGION } from '@yiwang/standards';
import { Calendars } from '../calendars.js';
import { publicationInvalid } from '../domain/calendar.errors.js';
import { requireCalendarScope } from '../domain/calendar-scope.js';
import type { PublishedContent } from '../domain/publication.js';
import { problemsOf } from '../domain/publication-rules.js';
import { Publications } from '../persistence/publications.js';
import { Recounts } from '../persistence/recounts.js';

export interface PublishCommand {
  subject: string;
  published: PublishedContent;
  ifMatch: string | undefined;
  principal: Principal;
  /** When it was published; by the same look at the clock that content which begins at once has been given. */
  now: Date;
}

/** What a publication is known by afterwards; `recountId` is the recount of open cases that it began, if it moves any clock that runs. */
export interface Published {
  version: number;
  recountId: string | null;
}

/** 公布 — a holiday notice, the calendar of a region, or limits. Days count at once: open cases are counted anew in rounds. */
@Injectable()
export class PublishRules {
  constructor(
    private readonly publications: Publications,
    private readonly recounts: Recounts,
    private readonly calendars: Calendars,
    private readonly uow: UnitOfWork,
  ) {}

  /** @throws ACCEPTANCE.CALENDAR_OUT_OF_SCOPE, ACCEPTANCE.PUBLICATION_INVALID, HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE */
  async execute({ subject, published, ifMatch, principal, now }: PublishCommand): Promise<Published> {
    requireCalendarScope(principal.regionCode, published.part === 'notice' ? STATE_REGION : subject);
    const problems = problemsOf(subject, published, now);
    if (problems.length > 0) throw publicationInvalid({ invalidParams: problems });
    const by = actorOf(principal);
    const result = await this.uow.run(async () => {
      await this.publications.lock();
      requireIfMatch(ifMatch, (await this.publications.latest(published.part, subject))?.id ?? 0);
      const version = await this.publications.add(subject, published, by, now);
      // A limit holds for clocks that begin from now on: those that run keep theirs.
      if (published.part === 'limits') return { version, recountId: null };
      const region = published.part === 'region' ? subject : null;
      return { version, recountId: await this.recounts.begin({ publication: version, region, by, at: now }) };
    });
    await this.calendars.reload();
    return result;
  }
}
