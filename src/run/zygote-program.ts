/** The most that a command may print, both streams together, in bytes; what prints more is killed. */
export const outputLimit = 16 * 1024 * 1024

/** What `flags` of an answer of the zygote can say. */
export const zygoteFlags = {flooded: 1, unforked: 2, orphans: 4}

/**
 * The zygote: a Perl program that forks one command after another, because forking a small process is cheap. Perl is
 * the only language that is found everywhere and can make a process group without starting another program.
 *
 * It reads jobs from descriptor 3 and answers there. A job: its length, then fields, each behind its own length (32 bits,
 * big-endian): directory, value of PROOFBOOK_CHECK, environment (name and value in turn, separated by NUL), standard
 * input behind a `+` (or nothing), program, arguments from the zeroth. An answer: process id, wait status, flags, lengths
 * of both outputs, outputs.
 *
 * Arguments: the limit of the output, and the number of the system call prctl where that is Linux. By
 * prctl(PR_SET_CHILD_SUBREAPER) whatever a command leaves behind becomes the child of the zygote, not of init, so that
 * nothing can slip away between two looks at the process table.
 *
 * Whatever is done between fork and exec is paid twice, in pages that are copied; so the environment, the directory and
 * the outputs are made ready before, and used again for the next command unless somebody may still hold them.
 */
export const zygoteProgram = String.raw`
$0 = 'proofbook: starts commands';
$SIG{CHLD} = $SIG{PIPE} = sub {};
my ($limit, $prctl) = @ARGV;
my $reaps = $prctl && syscall($prctl, 36, 1, 0, 0, 0) == 0;
open my $node, '+<&=', 3 or die;
my ($buffer, $known, $at, $out, $err) = ('', '', '');

sub take {
  my $size = shift;
  while (length $buffer < $size) {
    my $got = sysread $node, $buffer, 65536, length $buffer;
    exit unless $got || !defined $got && $! == 4;
  }
  substr $buffer, 0, $size, '';
}

sub answer {
  my ($pid, $status, $flags, @text) = @_;
  my $answer = pack 'NNNNN', $pid, $status, $flags, map length, @text;
  $answer .= $_ for @text;
  for (my $done = 0; $done < length $answer;) {
    my $sent = syswrite $node, $answer, length($answer) - $done, $done;
    if (defined $sent) { $done += $sent } elsif ($! != 4) { exit }
  }
}

# Fresh pipes from the outputs that the next command will have.
sub outputs {
  my ($outEnd, $errEnd);
  pipe $out, $outEnd and open STDOUT, '>&', $outEnd or die;
  pipe $err, $errEnd and open STDERR, '>&', $errEnd or die;
}

# Whether anybody is left whom a command started.
sub orphans {
  my $found;
  1 while ($found = waitpid -1, 1) > 0;
  $found == 0 || !$reaps;
}

outputs;
while (1) {
  my ($cwd, $check, $env, $input, $file, @argv) = unpack '(N/a*)*', take(unpack 'N', take(4));
  if ($env ne $known) { %ENV = split /\0/, $env, -1; $known = $env }
  $ENV{PROOFBOOK_CHECK} = $check;
  if ($cwd ne $at) { chdir $cwd or do { answer(0, 0, 2, '', "$cwd: $!"); next }; $at = $cwd }
  my $in;
  if (length $input) {
    open $in, '+>', undef or do { answer(0, 0, 2, '', "$!"); next };
    binmode $in;
    print $in substr $input, 1;
    seek $in, 0, 0;
  }
  my $pid = fork;
  unless (defined $pid) { answer(0, 0, 2, '', "$!"); next }
  unless ($pid) {
    setpgrp;
    open STDIN, '<&', $in if $in;
    exec { $file } @argv;
    syswrite STDERR, "cannot run $file: $!\n";
    exit 127;
  }
  my ($status, $looks, $late, $size, $flooded, @text) = (undef, 0, 0, 0, 0, '', '');
  # Most commands end soon and print little: sleep until one ends, and only then see to its output.
  until (defined $status || $looks++ > 2) {
    if (waitpid($pid, 1) > 0) { $status = $? } else { select undef, undef, undef, 0.01 }
  }
  while (1) {
    my $ready = '';
    vec($ready, 3, 1) = 1 unless defined $status;
    unless ($flooded) { vec($ready, fileno $_, 1) = 1 for $out, $err }
    # What a command leaves in its group is given a moment to print what it has to.
    my $found = select $ready, undef, undef, !defined $status ? 0.05 : kill(0, -$pid) ? 0.25 : 0;
    last if defined $status && ($found == 0 || $late++ > 200);
    if ($found > 0) {
      for my $i (0, 1) {
        my $from = $i ? $err : $out;
        $size += sysread($from, $text[$i], 65536, length $text[$i]) || 0 if vec $ready, fileno $from, 1;
      }
      if (vec $ready, 3, 1) { kill 'KILL', -$pid; exit }
      if ($size > $limit && !$flooded) { kill 'KILL', -$pid; $flooded = 1 }
    }
    if (!defined $status && waitpid($pid, 1) > 0) { $status = $? }
  }
  kill 'KILL', -$pid;
  my $orphans = orphans;
  outputs if $orphans || $flooded;
  answer($pid, $status, $flooded | ($orphans ? 4 : 0), @text);
}
`
