using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

public sealed class MatterMappingTests
{
    [Fact]
    public async Task A_matter_comes_back_as_it_was_kept()
    {
        var file = Path.Combine(Path.GetTempPath(), $"matter-{Guid.CreateVersion7():N}.db");
        var options = new DbContextOptionsBuilder<GridworkDb>().UseSqlite($"Data Source={file};Pooling=False").Options;
        var kept = new MatterBuilder().Accepted().Dispatched().Taken().Handled().SentBack().Build();
        var bare = new MatterBuilder("140781105").Build();
        await using (var db = new GridworkDb(options))
        {
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
            db.AddRange(kept, bare);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using (var db = new GridworkDb(options))
        {
            var read = await db.In<Matter>(new AreaScope(AreaCode.Of("140781105204"))).SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal((kept.Filing, kept.Promise, kept.NextDue, "140781105", "140781105204"), (read.Filing, read.Promise, read.NextDue, read.Town, read.Village));
            Assert.Equal(kept.History, read.History.OrderBy(line => line.Nr));

            var plain = await db.Everywhere<Matter>().SingleAsync(m => m.Id == bare.Id, TestContext.Current.CancellationToken);
            Assert.Equal((null, null, null, Matter.Never), (plain.Filing, plain.Promise, plain.Outcome, plain.NextDue));
        }

        File.Delete(file);
    }
}
