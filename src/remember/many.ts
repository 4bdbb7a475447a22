/** So many documents take longer to understand than to remember. */
export const many = 100
