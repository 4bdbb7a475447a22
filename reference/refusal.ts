/** A reason not to start that the operator can mend: its message is one line a problem, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}
