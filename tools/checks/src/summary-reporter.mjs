// A Jest reporter (plain JavaScript: Jest loads it with Node) that leaves the count of tests for tools/bootstrap.mjs to print last.
import { writeFileSync } from 'node:fs';

export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env['YIWANG_TEST_SUMMARY'];
    if (!file) return;
    // A file that does not load has no tests to count: it is a failure of its own.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failed }));
  }
}
