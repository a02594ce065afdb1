import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { HOLIDAY_NOTICES, shanghaiDate, STATE_REGION } from '@yiwang/standards';
import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { LIMIT_KINDS } from '../../case/domain/clock-rules.js';
import { Calendars } from '../calendars.js';
import { nothingPublished } from '../domain/calendar.errors.js';
import type { Publication, PublishedPart } from '../domain/publication.js';
import type { CalendarOverview, LimitsView, NoticeView, RegionCalendarView } from '../http/calendar.schema.js';
import { Publications } from '../persistence/publications.js';

/** The year of the latest due date of the open cases whose dates may move yet. */
const PROVISIONAL = `
  SELECT extract(year FROM due AT TIME ZONE 'Asia/Shanghai')::int AS year, count(*)::int AS n
  FROM cases, greatest(acceptance_due_at, correction_due_at, tolerance_due_at, promise_due_at, statutory_due_at, delivery_due_at) AS due
  WHERE provisional AND status::text <> ALL ($1::text[]) AND due IS NOT NULL GROUP BY 1 ORDER BY 1`;
/** Of a case that waits, the region that its version says once it is here; until then the one that its item code says. */
const REGIONS = `
  SELECT coalesce(v.core #>> '{implementingBody,regionCode}', c.deciding_region) AS region, count(*)::int AS n
  FROM cases c LEFT JOIN item_versions v ON v.code = c.item_code AND v.version = c.item_version WHERE c.awaiting_item GROUP BY 1`;
/** Regions that decide items which may be filed. */
const ITEM_REGIONS = `SELECT DISTINCT core -> 'implementingBody' ->> 'regionCode' AS region FROM item_versions WHERE status = 'published'`;

type Of<P extends PublishedPart> = Extract<Publication, { part: P }>;

/** 工作日历与时限, as they hold now. */
@Injectable()
export class ShowRules {
  constructor(
    private readonly publications: Publications,
    private readonly calendars: Calendars,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async notice(year: string): Promise<NoticeView> {
    const published = (await this.publications.latest('notice', year)) as Of<'notice'> | undefined;
    if (published) {
      const { title, documentNo, days } = published.content;
      return { ...aboutOf(published), year: Number(year), title, documentNo: documentNo ?? null, days };
    }
    const shipped = HOLIDAY_NOTICES.find((notice) => notice.year === Number(year));
    const days = (shipped?.days ?? []).map((day) => ({ ...day }));
    return { version: 0, publishedAt: null, year: Number(year), title: null, documentNo: null, days };
  }

  /** @throws ACCEPTANCE.NOTHING_PUBLISHED when the region has published nothing and follows no notices either */
  async region(region: string): Promise<RegionCalendarView> {
    const published = (await this.publications.latest('region', region)) as Of<'region'> | undefined;
    if (published) return { ...aboutOf(published), region, ...published.content };
    await this.calendars.fresh();
    if (!this.calendars.current.covers(region)) throw nothingPublished();
    return { version: 0, publishedAt: null, region, days: [] };
  }

  async limits(region: string): Promise<LimitsView> {
    await this.calendars.fresh();
    const published = (await this.publications.latest('limits', region)) as Of<'limits'> | undefined;
    const now = this.clock.now();
    const inForce = Object.fromEntries(
      LIMIT_KINDS.flatMap((kind) => {
        const limit = this.calendars.limitOf(kind, region, now);
        return limit ? [[kind, limit]] : [];
      }),
    );
    return {
      ...(published ? aboutOf(published) : { version: 0, publishedAt: null }),
      region,
      published: published?.content ?? null,
      inForce,
      correctionRounds: this.calendars.correctionRounds(region, now),
    };
  }

  async overview(): Promise<CalendarOverview> {
    const inForce = await this.publications.inForce();
    const part = <P extends PublishedPart>(name: P): Of<P>[] => inForce.filter((each): each is Of<P> => each.part === name);
    const notices = new Map<number, CalendarOverview['notices'][number]>();
    for (const { year, days } of HOLIDAY_NOTICES) notices.set(year, { year, days: days.length, version: 0, publishedAt: null });
    for (const each of part('notice')) {
      notices.set(Number(each.subject), { year: Number(each.subject), days: each.content.days.length, ...aboutOf(each) });
    }
    return {
      notices: [...notices.values()].sort((a, b) => a.year - b.year),
      regions: part('region').map((each) => ({
        region: each.subject,
        days: each.content.days.length,
        version: each.id,
        publishedAt: each.publishedAt.toISOString(),
      })),
      limits: part('limits').map(({ subject, id, content }) => ({ region: subject, version: id, from: content.from })),
      findings: await this.findings(),
    };
  }

  /** 工作日历缺失: the notice of a year on which due dates of open cases depend, and regions of items that have no calendar at all. */
  private async findings(): Promise<CalendarOverview['findings']> {
    await this.calendars.fresh();
    const rules = this.calendars.current;
    const findings = new Map<string, CalendarOverview['findings'][number]>();
    const [years, waiting, items] = await Promise.all([
      this.database.query<{ year: number; n: number }>(PROVISIONAL, [FINAL_STATUSES]),
      this.database.query<{ region: string; n: number }>(REGIONS),
      this.database.query<{ region: string }>(ITEM_REGIONS),
    ]);
    const missing = (year: number, openCases: number): void => {
      const subject = String(year);
      const before = findings.get(subject)?.openCases ?? 0;
      if (rules.calendar.isMissing(year)) findings.set(subject, { code: 'NOTICE_MISSING', subject, openCases: before + openCases });
    };
    missing(Number(shanghaiDate(this.clock.now()).slice(0, 4)), 0);
    // A due date at the end of December may move by the notice of the next year.
    for (const { year, n } of years) missing(rules.calendar.isMissing(year) ? year : year + 1, n);
    const regions = new Map(items.map(({ region }) => [region, 0]));
    for (const { region, n } of waiting) regions.set(region, n);
    for (const [subject, openCases] of regions) {
      if (subject !== STATE_REGION && !rules.covers(subject))
        findings.set(subject, { code: 'REGION_WITHOUT_CALENDAR', subject, openCases });
    }
    return [...findings.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }
}

const aboutOf = ({ id, publishedAt }: Publication): { version: number; publishedAt: string } => ({
  version: id,
  publishedAt: publishedAt.toISOString(),
});
