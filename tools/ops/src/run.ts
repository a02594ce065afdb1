import { administer } from './administer.ts';
import type { Command } from './arguments.ts';
import { deliveries, redeliver, redeliverAll, systems } from './deliveries.ts';
import type { Desk } from './desk.ts';
import { figures, recount } from './figures.ts';
import { messaging } from './messaging.ts';

/** @returns the exit code @throws ApiProblem, NotFound */
export function run(command: Command, desk: Desk): Promise<number> {
  switch (command.name) {
    case 'outbox':
    case 'lag':
    case 'copies':
    case 'parked':
    case 'letters':
    case 'letter':
    case 'replay':
    case 'replayAll':
    case 'drop':
      return messaging(command, desk);
    case 'figures':
      return figures(command, desk);
    case 'recount':
      return recount(command, desk);
    case 'deliveries':
      return deliveries(command, desk);
    case 'redeliver':
      return redeliver(command, desk);
    case 'redeliverAll':
      return redeliverAll(command, desk);
    case 'systems':
      return systems(command, desk);
    case 'accounts':
    case 'account':
    case 'import':
    case 'accountState':
    case 'resetPassword':
    case 'depart':
    case 'moveOrganisation':
    case 'abolishOrganisation':
    case 'register':
    case 'clients':
    case 'createClient':
    case 'rotateSecret':
    case 'clientState':
    case 'actions':
    case 'changes':
    case 'decideChange':
    case 'clientRequests':
    case 'decideClientRequest':
    case 'alerts':
      return administer(command, desk);
  }
}
