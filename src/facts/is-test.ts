/** Whether code is a test by its path: what it makes and asks for is made up for it, and no fact. */
export function isTest(path: string): boolean {
  return code.test(path) && (folder.test(path) || file.test(path))
}

const code = /\.(?:[cm]?[jt]sx?|py|go|rb|java|kt|rs|cs|php|sql|sh|bats)$/
const folder = /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures?|testdata|test-data|__mocks__)\//
const file = /(?:[._-](?:test|spec)|test-support)\.\w+$|(?:^|\/)test_\w+\.py$|(?:^|\/)conftest\.py$|_test\.go$/
