# How `draftsmith build` runs latexmk. It is read in place of every latexmkrc.
set_tex_cmds('-no-shell-escape -interaction=batchmode -file-line-error -recorder %O %S');
$max_repeat = 6;
$silent = 1;

# latexmk passes names that the document chose to a shell: the file of an index, a bibliography.
# Here every program is started with a list of arguments, and no shell reads them.
{
    no warnings 'redefine';
    my $run = \&Run;
    *Run = sub {
        my ($command) = @_;
        return $run->($command) if $command =~ /^\s*(?:internal|NONE|start|nostart)\b/;
        my @words = map { my $word = $_; $word =~ tr/"//d; $word } $command =~ /((?:"[^"]*"|[^\s"])+)/g;
        return (0, 1) unless @words;
        return (0, system { $words[0] } @words);
    };
    *kpsewhich = sub {
        open(my $answer, '-|', 'kpsewhich', @_) or return ();
        my @found = <$answer>;
        close $answer;
        s/\r?\n$// for @found;
        return @found;
    };
}
