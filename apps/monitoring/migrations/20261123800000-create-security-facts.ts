import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 安全监测: what auth notes of attacks and of changed rights, rules of what is too much of it, and alerts by them. */
export class CreateSecurityFacts20261123800000 implements MigrationInterface {
  readonly name = 'CreateSecurityFacts20261123800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE security_facts (
        event_id uuid PRIMARY KEY,
        at       timestamptz NOT NULL,
        kind     text NOT NULL,
        subject  text NOT NULL,
        network  text,
        by_kind  text,
        by_id    text
      )`);
    await runner.query('CREATE INDEX security_facts_latest ON security_facts (at DESC, event_id DESC)');
    await runner.query('CREATE INDEX security_facts_of_kind ON security_facts (kind, at DESC, event_id DESC)');
    await runner.query('CREATE INDEX security_facts_of_subject ON security_facts (subject, at DESC, event_id DESC)');
    await runner.query('CREATE INDEX security_facts_of_network ON security_facts (network, kind, at) WHERE network IS NOT NULL');
    await keepAppendOnly(runner, 'security_facts');
    await runner.query(`
      CREATE TABLE security_rules (
        rule_code      text PRIMARY KEY CHECK (length(rule_code) <= 40),
        fact_kind      text NOT NULL,
        gathered_by    text NOT NULL CHECK (gathered_by IN ('subject', 'network')),
        within_minutes int NOT NULL CHECK (within_minutes BETWEEN 1 AND 1440),
        least          int NOT NULL CHECK (least >= 1),
        level          text NOT NULL CHECK (level IN ('warning', 'yellow', 'red')),
        message_zh     text NOT NULL,
        message_en     text NOT NULL,
        active         boolean NOT NULL DEFAULT true
      )`);
    await runner.query('CREATE INDEX security_rules_of_kind ON security_rules (fact_kind)');
    await runner.query(`
      INSERT INTO security_rules (rule_code, fact_kind, gathered_by, within_minutes, least, level, message_zh, message_en) VALUES
        ('LOGIN-LOCKED-OFTEN', 'login.locked', 'subject', 1440, 3, 'yellow', '同一登录名一日内多次被锁定', 'one login was locked several times in a day'),
        ('LOGINS-LOCKED-FROM-ONE-PLACE', 'login.locked', 'network', 60, 10, 'red', '同一网络一小时内锁定多个登录名，疑似撞库', 'many logins were locked from one network within an hour'),
        ('LOGINS-THROTTLED', 'login.throttled', 'network', 60, 20, 'yellow', '同一网络一小时内登录频次过高', 'one network tried to log in far too often within an hour'),
        ('CODES-THROTTLED', 'code.throttled', 'network', 60, 20, 'yellow', '同一网络一小时内索取验证码频次过高', 'one network asked for far too many codes within an hour'),
        ('SECOND-FACTOR-LOCKED', 'secondFactor.locked', 'subject', 1440, 1, 'yellow', '双因素验证多次失败，口令可能已泄露', 'a second factor failed repeatedly: the password may be known to others'),
        ('RECOVERY-CODE-USED', 'recoveryCode.used', 'subject', 1440, 1, 'warning', '使用了恢复码登录', 'somebody logged in with a recovery code'),
        ('REFRESH-TOKEN-REUSED', 'refreshToken.reused', 'subject', 1440, 1, 'red', '刷新令牌被重复使用，可能已被窃取', 'a refresh token was used again: it may be stolen'),
        ('ASSERTION-REPLAYED', 'assertion.replayed', 'subject', 1440, 1, 'red', '客户端断言被重放', 'a client assertion was replayed'),
        ('TICKET-REPLAYED', 'ticket.replayed', 'subject', 60, 3, 'yellow', '票据被多次重复使用', 'tickets were used again'),
        ('TICKET-REFUSED-OFTEN', 'ticket.refused', 'subject', 60, 20, 'yellow', '票据接口多次校验失败', 'the ticket interface was refused many times'),
        ('CLIENT-FROM-ELSEWHERE', 'client.addressRefused', 'subject', 1440, 1, 'red', '接入方从白名单以外的地址访问', 'a client came from an address that is not on its list')`);
    await runner.query(`
      CREATE TABLE security_alerts (
        rule_code text NOT NULL REFERENCES security_rules,
        gathered  text NOT NULL,
        day       date NOT NULL,
        level     text NOT NULL,
        count     int NOT NULL,
        first_at  timestamptz NOT NULL,
        last_at   timestamptz NOT NULL,
        PRIMARY KEY (rule_code, gathered, day)
      )`);
    await runner.query('CREATE INDEX security_alerts_latest ON security_alerts (last_at DESC, rule_code DESC, gathered DESC, day DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE security_alerts, security_rules, security_facts');
    await runner.query('DROP FUNCTION refuse_change_of_security_facts()');
  }
}
