import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `java` of JAVA_HOME where that is set, else the first on the path. Kafka needs 17 or newer. */
export function javaExecutable(): string {
  const home = process.env['JAVA_HOME'];
  const ofHome = home ? join(home, 'bin', 'java') : undefined;
  return ofHome && existsSync(ofHome) ? ofHome : 'java';
}
