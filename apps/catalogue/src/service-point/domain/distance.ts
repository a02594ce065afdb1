import type { Position } from './service-point.js';

/** Mean radius of the Earth, in metres. */
const RADIUS = 6_371_008.8;
const METRES_PER_DEGREE = (Math.PI * RADIUS) / 180;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions, as the crow flies (haversine). */
export function distanceMetres(a: Position, b: Position): number {
  const [dLat, dLng] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A box that holds everything within so many metres; what an index can look for. Longitudes shrink with latitude, so the box widens. */
export function boxAround({ latitude, longitude }: Position, metres: number): Box {
  const up = metres / METRES_PER_DEGREE;
  const aside = up / Math.max(0.01, Math.cos(radians(Math.min(89, Math.abs(latitude) + up))));
  return { west: longitude - aside, south: latitude - up, east: longitude + aside, north: latitude + up };
}

/** The same distance for PostgreSQL, from columns of `p.position` (longitude, latitude) to two parameters. */
export const distanceSql = (longitude: string, latitude: string): string =>
  `2 * ${RADIUS} * asin(least(1, sqrt(sin(radians(p.position[1] - ${latitude}) / 2) ^ 2
     + cos(radians(${latitude})) * cos(radians(p.position[1])) * sin(radians(p.position[0] - ${longitude}) / 2) ^ 2)))`;
