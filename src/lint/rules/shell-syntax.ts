import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {unbalanced} from '../shell/unbalanced.ts'

/** A shell can read a command as it stands. */
export const shellSyntax: Rule = {
  name: 'shell-syntax',
  about: 'A shell can read the commands of a block',
  why: 'Pasted, an open quote leaves the shell waiting for more, with a prompt that nobody understands at three in the morning.',
  remedy: 'Close what is open. A block that is no shell code has another language: `text` for output.',
  severity: 'warning',
  good: [
    {
      shows: 'what is closed, comments, apostrophes of words, here-documents and output',
      page: "```bash\nif true; then echo \"it's\"; fi # don't\nfor x in 1 2; do case $x in 1) echo 'one';; esac; done\ncat <<EOF\nif it's open\nEOF\necho if done fi\ncase $x in start | done) echo done;; esac\ngrep 'a\nb' file\n```\n\n```console\n$ ls\nit's empty\n```\n\n```sh\nIt's output, of no command\n```\n",
    },
    {
      shows: 'quotes of YAML',
      page: "```check shell\nid: a\nrun: 'echo \"it''s\"'\nexpect:\n  stdout: it's\n```\n",
    },
    {shows: 'what only a shell can tell', page: '```bash\ny=$(case $x in a) echo b;; esac)\n```\n'},
    {
      shows: 'an outline',
      page: '```bash\nif [ -f x ]; then\n  ...\nfi\nwhile read -r line; do echo "${line%\\"}"; done < <(ls)\n```\n',
    },
  ],
  bad: [
    {shows: 'an open quote', page: '```bash\necho ok\necho "half a sentence\n```\n', finds: ['3:6 "']},
    {shows: 'a block without an end', page: '```sh\nif true; then\n  echo yes\n```\n', finds: ['2:1 if']},
    {shows: 'an end without a block', page: '```sh\necho yes\ndone\n```\n', finds: ['3:1 done']},
    {
      shows: 'an open quote in a check',
      page: '```check shell\nid: a\nrun: |\n  echo ok\n  echo "half a sentence\n```\n',
      finds: ['5:8 "'],
    },
    {shows: 'a substitution', page: '```sh\necho $(date\n```\n', finds: ['2:6 $(']},
  ],
  page: ({fences}) =>
    fences.flatMap(unbalanced).map(({text, start, end, wants}): Finding => {
      const reason = wants
        ? `Unexpected ${quote(text)} that nothing closes, expected \`${wants}\``
        : `Unexpected ${quote(text)}, expected what it ends before it`
      return {start, end, reason, subject: text}
    }),
}
