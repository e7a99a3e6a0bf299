using System.IO.Compression;
using Gridwork.Areas.BringingIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Areas;

/// <content>Tables that are large, or swell.</content>
public sealed partial class BroughtTablesTests
{
    [Theory, BothDatabases]
    public async Task As_many_rows_as_are_taken_at_once_are_taken_while_others_work(TestDatabase database)
    {
        var (town, keeper, _) = await Town(database);
        var table = "登录名,姓名,角色,机构,区域\n" + string.Concat(Enumerable.Range(0, BroughtFile.MostRows).Select(i => $"wg{i:D4},网格{i},网格员,,140781105204001\n"));
        var look = await Look(keeper, "/accounts/sheet", table);
        Assert.Equal(500, Lines(look).Count());

        var taken = await Browser.Html(await Take(keeper, look));

        Assert.Equal(BroughtFile.MostRows, await town.Db(db => db.Users.CountAsync(a => a.UserName!.StartsWith("wg"))));
        var list = await (await keeper.Submit(taken, "main form button[value=Csv]")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(BroughtFile.MostRows + 2, list.Split("\r\n").Length);
    }

    [Fact]
    public async Task A_spreadsheet_that_swells_when_it_is_unpacked_is_not_read()
    {
        var file = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, default))
        {
            await using var sheet = await zip.CreateEntry("xl/worksheets/sheet1.xml").OpenAsync(default);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 65; i++)
            {
                await sheet.WriteAsync(zeros, default);
            }
        }

        Assert.True(file.Length < BroughtFile.MostBytes);
        Assert.IsType<BroughtTooLarge>((await BroughtFile.Rows(file.ToArray(), OfficeColumns.Units, default)).Problem);
    }
}
