import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { type ChannelKind, ChannelRegistry } from '../../channel/system-channel.js';
import { type ChannelTerms, wrongTerms } from '../../channel/channel-terms.js';
import { RegisteredSystem, type SystemForm } from '../domain/registered-system.js';
import { RegisteredSystems, type SystemContact } from '../domain/registered-systems.js';
import { channelUnavailable, settingsInvalid, systemNotFound, systemOutOfScope } from '../domain/system.errors.js';
import { covers } from '../system-scope.js';
import { CloseTestCases } from './close-test-cases.js';
import { HandOverTasks } from './hand-over-tasks.js';

export interface FormInput extends SystemForm {
  readonly contact?: SystemContact | null | undefined;
}

/** 登记与变更 — what a department says of its system. */
@Injectable()
export class KeepSystems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly systems: RegisteredSystems,
    private readonly channels: ChannelRegistry,
    private readonly tasks: HandOverTasks,
    private readonly testCases: CloseTestCases,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.SYSTEM_OUT_OF_SCOPE, DISPATCH.SYSTEM_CHANNEL_UNAVAILABLE, DISPATCH.SYSTEM_SETTINGS_INVALID, DISPATCH.SYSTEM_CODE_TAKEN */
  register(orgCode: string, input: FormInput, principal: Principal): Promise<RegisteredSystem> {
    if (!covers(principal, orgCode)) throw systemOutOfScope();
    const form = this.checked(input);
    return this.uow.run(async () => {
      const system = RegisteredSystem.register(uuidv7(), orgCode, form, principal.id, this.clock.now());
      await this.systems.add(system, input.contact ?? null);
      await this.systems.note(system.snapshot.id, actorOf(principal), 'registered', { channel: form.channel });
      return system;
    });
  }

  /**
   * Its approval and its conformance run hold no more, its test cases are over, and with another channel its secrets are gone: they mean
   * nothing there. What a suspended system has kept of open tasks goes to the workbench, since it comes back as another one.
   * @param fresh says whether the caller knows the form that is there; its error is thrown
   * @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_MOVE_REFUSED and those of `register`
   */
  change(id: string, input: FormInput, principal: Principal, fresh: (formNo: number) => void): Promise<RegisteredSystem> {
    const form = this.checked(input);
    return this.uow.run(async () => {
      const system = await this.lock(id, principal);
      const before = system.snapshot;
      fresh(before.formNo);
      system.change(form, principal.id, this.clock.now());
      await this.systems.save(system, input.contact);
      if (before.state === 'suspended') await this.tasks.begin(id, false);
      await this.testCases.ofSystem(id, false);
      const details = {
        fields: changedFields(before, form),
        formNo: system.snapshot.formNo,
        secretForgotten: before.channel !== form.channel,
      };
      await this.systems.note(id, actorOf(principal), 'changed', details);
      await this.systems.takeRoutes(before.orgCode);
      return system;
    });
  }

  /** Within the caller's unit of work. @throws DISPATCH.SYSTEM_NOT_FOUND also for one of another region */
  async lock(id: string, principal: Principal): Promise<RegisteredSystem> {
    const system = await this.systems.lock(id);
    if (!covers(principal, system.snapshot.orgCode)) throw systemNotFound();
    return system;
  }

  /** @throws DISPATCH.SYSTEM_CHANNEL_UNAVAILABLE */
  termsOf(channel: ChannelKind): ChannelTerms {
    const found = this.channels.of(channel);
    if (!found) throw channelUnavailable();
    return found.terms;
  }

  private checked({ code, name, channel, clientId, settings, everything }: FormInput): SystemForm {
    const parsed = this.termsOf(channel).settings.safeParse(settings);
    if (!parsed.success) throw settingsInvalid({ invalidParams: wrongTerms(parsed.error) });
    return { code, name, channel, clientId, everything, settings: parsed.data };
  }
}

const FIELDS = ['code', 'name', 'channel', 'clientId', 'settings', 'everything'] as const;
const changedFields = (before: SystemForm, after: SystemForm): string[] =>
  FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
