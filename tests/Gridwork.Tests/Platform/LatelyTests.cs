using Gridwork.Platform.Persistence;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests.Platform;

public sealed class LatelyTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task It_is_asked_once_a_second_and_gets_the_last_answer_to_compare()
    {
        var (lately, asked) = (new Lately<string, string>(clock), new List<string?>());

        for (var i = 0; i < 4; i++)
        {
            await lately.Of("a", Ask);
            clock.Advance(TimeSpan.FromMilliseconds(600));
        }

        Assert.Equal([null, "1"], asked);
        lately.Forget("a");
        Assert.Equal("3", await lately.Of("a", Ask));
        Assert.Null(asked[^1]);

        Task<string?> Ask(string? last)
        {
            asked.Add(last);
            return Task.FromResult<string?>($"{asked.Count}");
        }
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_asked_for_is_asked_for_again()
    {
        var lately = new Lately<string, string>(clock);
        Assert.Equal("old", await lately.Of("a", _ =>
        {
            lately.Forget("a");
            return Task.FromResult<string?>("old");
        }));

        Assert.Equal("new", await lately.Of("a", _ => Task.FromResult<string?>("new")));
    }

    [Fact]
    public async Task Nothing_is_not_kept_so_that_nobody_fills_the_memory_with_guesses()
    {
        var lately = new Lately<string, string>(clock);
        Assert.Null(await lately.Of("a", _ => Task.FromResult<string?>(null)));
        Assert.Equal("there now", await lately.Of("a", _ => Task.FromResult<string?>("there now")));
    }
}
