import { COMPOUND, CONTAINER } from '../domain/file-type.js';
import { inspectCompound } from './inspect-compound.js';
import { inspectContainer } from './inspect-container.js';
import type { OpenRange } from './stored-bytes.js';

/** What a file is in the end: of most the first bytes told it, of containers what they hold. @throws as the two inspections */
export function inspect(mediaType: string, open: OpenRange, size: number): Promise<string> {
  if (mediaType === CONTAINER) return inspectContainer(open, size);
  return mediaType === COMPOUND ? inspectCompound(open, size) : Promise.resolve(mediaType);
}
