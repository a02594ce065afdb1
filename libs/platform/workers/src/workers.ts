import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { WorkLoop, type Work } from './work-loop.js';

/** What this process does without being asked for: begun after the bootstrap if it is a worker, ended before the connections close. */
@Injectable()
export class Workers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops = new Map<string, WorkLoop>();

  constructor(@Inject(CONFIG) private readonly config: Pick<PlatformConfig, 'ROLE'>) {}

  /**
   * To be called while the service is built, by the constructor of whoever has the work.
   * @throws Error when the name is taken: two works of one name are one work done twice.
   */
  add(work: Work): void {
    if (this.loops.has(work.name)) throw new Error(`a work named ${work.name} is there already`);
    this.loops.set(work.name, new WorkLoop(work));
  }

  onApplicationBootstrap(): void {
    if (this.config.ROLE !== 'api') for (const loop of this.loops.values()) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
  }
}
