import type { Invariant } from '../invariant.ts';
import { archives } from './archives.ts';
import { deadLetters } from './dead-letters.ts';
import { decisions } from './decisions.ts';
import { deliveries } from './deliveries.ts';
import { documents } from './documents.ts';
import { filings } from './filings.ts';
import { intake } from './intake.ts';
import { ledger } from './ledger.ts';
import { notifications } from './notifications.ts';
import { once } from './once.ts';
import { outboxes } from './outboxes.ts';
import { payments } from './payments.ts';
import { ratings } from './ratings.ts';
import { shipments } from './shipments.ts';
import { states } from './states.ts';
import { steps } from './steps.ts';
import { tasks } from './tasks.ts';
import { timeline } from './timeline.ts';
import { timers } from './timers.ts';
import { windows } from './windows.ts';
import { workbench } from './workbench.ts';

/** In the order of a case's way. */
export const INVARIANTS: readonly Invariant[] = [
  filings,
  tasks,
  workbench,
  decisions,
  states,
  steps,
  timers,
  documents,
  windows,
  shipments,
  payments,
  ledger,
  ratings,
  archives,
  notifications,
  timeline,
  once,
  deliveries,
  intake,
  outboxes,
  deadLetters,
];
