/** Glob of the Markdown files below a folder, templates that become Markdown pages included. */
export const markdownGlob = '**/*.{md,mdx,markdown,md.erb}'

/** What the name of such a file ends with. */
export const markdownEnding = /\.(?:md|mdx|markdown|(?:html\.)?md\.erb)$/
