/** What the code of a script is given, in this order. */
export const parameters = ['$', 'fetch', 'expect', 'vars']

type Make = new (...parts: string[]) => (...given: unknown[]) => Promise<unknown>

/** Makes an async function of its parameters and its body. Parses the body as that and nothing else: no brace of it can end the function. */
export const AsyncFunction = (async () => {}).constructor as unknown as Make
