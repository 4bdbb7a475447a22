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
 */
export const zygoteProgram = String.raw`
$SIG{CHLD} = $SIG{PIPE} = sub {};
$0 = 'proofbook: starts commands';
my ($limit, $prctl) = @ARGV;
my $reaps = $prctl && syscall($prctl, 36, 1, 0, 0, 0) == 0;
open my $node, '+<&=', 3 or die;
my ($buffer, $known) = ('', '');

sub take {
  my $size = shift;
  while (length $buffer < $size) {
    my $got = sysread $node, $buffer, 65536, length $buffer;
    exit unless $got || !defined $got && $! == 4;
  }
  substr $buffer, 0, $size, '';
}

sub answer {
  my ($pid, $status, $flags, @out) = @_;
  my $left;
  1 while ($left = waitpid -1, 1) > 0;
  $flags |= 4 if $left == 0 || !$reaps;
  my $text = pack 'NNNNN', $pid, $status, $flags, map length, @out;
  $text .= $_ for @out;
  for (my $done = 0; $done < length $text;) {
    my $sent = syswrite $node, $text, length($text) - $done, $done;
    if (defined $sent) { $done += $sent } elsif ($! != 4) { exit }
  }
}

while (1) {
  my ($cwd, $check, $env, $input, $file, @argv) = unpack '(N/a*)*', take(unpack 'N', take(4));
  if ($env ne $known) { %ENV = split /\0/, $env, -1; $known = $env }
  $ENV{PROOFBOOK_CHECK} = $check;
  my $in;
  if (length $input) {
    open $in, '+>', undef or do { answer(0, 0, 2, '', "$!"); next };
    binmode $in;
    print $in substr $input, 1;
    seek $in, 0, 0;
  }
  my ($out, $outEnd, $err, $errEnd);
  unless (pipe($out, $outEnd) && pipe $err, $errEnd) { answer(0, 0, 2, '', "$!"); next }
  my $pid = fork;
  unless (defined $pid) { answer(0, 0, 2, '', "$!"); next }
  unless ($pid) {
    setpgrp;
    close $node;
    open STDIN, '<&', $in if $in;
    open STDOUT, '>&', $outEnd;
    open STDERR, '>&', $errEnd;
    chdir $cwd and exec { $file } @argv;
    print STDERR "cannot run $file in $cwd: $!\n";
    exit 127;
  }
  close $outEnd;
  close $errEnd;
  my ($status, $looked, $late, $size, $flooded) = (undef, 0, 0, 0, 0);
  # Most commands end soon and print little: sleep until one ends, and only then see to its output.
  until (defined $status || $looked++ > 2) {
    if (waitpid($pid, 1) > 0) { $status = $? } else { select undef, undef, undef, 0.01 }
  }
  my @from = ($out, $err);
  my @text = ('', '');
  while ($from[0] || $from[1] || !defined $status) {
    my $ready = '';
    vec($ready, 3, 1) = 1 unless defined $status;
    for (@from) { vec($ready, fileno $_, 1) = 1 if $_ }
    my $found = select $ready, undef, undef, defined $status ? 0.25 : 0.05;
    # What outlives the command may hold the pipes open for ever, or write into them for ever.
    last if defined $status && ($found == 0 || $late++ > 100);
    for my $i ($found > 0 ? (0, 1) : ()) {
      next unless $from[$i] && vec $ready, fileno $from[$i], 1;
      my $got = sysread $from[$i], $text[$i], 65536, length $text[$i];
      if ($got) { $size += $got } elsif (defined $got || $! != 4) { $from[$i] = undef }
    }
    if ($found > 0 && !defined $status && vec $ready, 3, 1) { kill 'KILL', -$pid; exit }
    if ($size > $limit) { kill 'KILL', -$pid; @from = (); $flooded = 1; $size = 0 }
    if (!defined $status && waitpid($pid, 1) > 0) { $status = $? }
  }
  kill 'KILL', -$pid;
  answer($pid, $status, $flooded, @text);
}
`
