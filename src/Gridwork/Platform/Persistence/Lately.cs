using System.Collections.Concurrent;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// What the database answered within the last second, in the memory of this process: small things that every request needs and that seldom change.
/// What is changed here and forgotten holds at the next request; what is changed on another node holds within a second.
/// </summary>
internal sealed class Lately<TKey, TAnswer>(TimeProvider clock)
    where TKey : notnull
    where TAnswer : class
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TKey, (TAnswer Answer, long Asked)> answers = new();
    private readonly ConcurrentDictionary<TKey, long> forgot = new();

    /// <param name="ask">Gets the last answer, which may have become old, to give it back if nothing is newer. Null is asked for again each time.</param>
    public async Task<TAnswer?> Of(TKey key, Func<TAnswer?, Task<TAnswer?>> ask)
    {
        if (answers.TryGetValue(key, out var last) && clock.GetElapsedTime(last.Asked) < Holds)
        {
            return last.Answer;
        }

        var asked = clock.GetTimestamp();
        var answer = await ask(last.Answer);
        // What was forgotten while it was asked for is not remembered again.
        if (answer is not null && asked > forgot.GetValueOrDefault(key, long.MinValue))
        {
            answers[key] = (answer, asked);
        }

        return answer;
    }

    public void Forget(TKey key)
    {
        forgot[key] = clock.GetTimestamp();
        answers.TryRemove(key, out _);
    }
}
