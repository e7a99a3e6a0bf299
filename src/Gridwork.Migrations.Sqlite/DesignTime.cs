using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore.Design;

namespace Gridwork.Migrations;

/// <summary>For <c>tools/add-migration</c>.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<GridworkDb>
{
    public GridworkDb CreateDbContext(string[] args) =>
        SiteStore.Shared.Open(new Site("0", "design", AreaCode.Of("14"), [], StoreKind.Sqlite, "design.db", Demo: false));
}
