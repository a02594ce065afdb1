import { authorityAway } from '../../person.errors.js';
import { NameAuthority } from './name-authority.js';

const away = (): Promise<never> => Promise.reject(authorityAway());

/** Where no authority is configured, names are proved at counters only. */
export class NoAuthority extends NameAuthority {
  override confirmsName = away;
  override confirmsCard = away;
  override startFace = away;
  override faceResult = away;
}
