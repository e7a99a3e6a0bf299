using System.Net;
using Gridwork.Areas;
using Gridwork.Matters.Parties;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>A complaint about somebody who works here, or about a unit: named, left out for them, given to nobody of theirs, joined to nothing, and cleared again.</summary>
public sealed class PartiesTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_unit_is_named_sees_it_no_more_cannot_be_given_it_and_sees_it_again_when_cleared(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(MatterTown.Village, text: "执法队的人收了拉渣土的钱。").Accepted());
        var (clerk, head, officer) = (Clerk(town), town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.DispatchMatters, Can.Whistle), town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.ReadMatters, Can.AcceptMatters, Can.HandleMatters, Can.NameParties));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/matters/{matter.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(MatterTown.Page(matter, "name-party"))).StatusCode);
        await Refused(clerk.Submit(MatterTown.Page(matter, "name-party")), "请选这件事反映的单位");

        await Done(clerk.Submit(MatterTown.Page(matter, "name-party"), ("Form.Unit", town.Police.Id.Value.ToString())));

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/matters/{matter.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(MatterTown.Page(matter, "clear-parties"))).StatusCode);
        Assert.Empty((await officer.Page("/matters")).QuerySelectorAll("table.queue tbody td a"));
        Assert.Contains("反映的是执法队", (await head.Page($"/matters/{matter.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
        await Refused(head.Submit(MatterTown.Page(matter, "dispatch"), ("Form.Unit", town.Police.Id.Value.ToString()), ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays")), "不能由它办");
        await Refused(head.Submit(MatterTown.Page(matter, "whistle"), ("Form.Kind", "KeyTask"), ("Form.Ask", "看看"), ("Form.Units[0].Unit", town.Police.Id.Value.ToString()), ("Form.Units[0].Task", "看看"), ("Form.Arrival", "2"), ("Form.Count", "3"), ("Form.TermUnit", "WorkingDays"), ("Form.Whole", "5")), "不能由它办");
        await Refused(clerk.Submit(MatterTown.Page(matter, "clear-parties"), ("Form.Reason", "已处理")), "");
        await Done(clerk.Submit(MatterTown.Page(matter, "clear-parties"), ("Form.Reason", "问清楚了，说的不是执法队。")));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/matters/{matter.Id.Value}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_person_is_named_with_the_units_in_which_they_serve_by_their_real_posts(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var account = new Account { Id = Guid.CreateVersion7(), Name = "石建军", UserName = "shijj", NormalizedUserName = "SHIJJ" };
        await town.Town.Given(account);
        var role = await town.Town.Given(Role.Of("handler", "部门经办", "Handler", Can.ReadMatters));
        await town.Town.Given(Post.In(town.Police, account.Person, role.Key, new DateOnly(2026, 1, 1)));
        var matter = await town.Given(new MatterBuilder(MatterTown.Village).Accepted());
        var (person, colleague) = (town.Town.As(account.Person, MatterTown.TownCode, [], Can.ReadMatters, Can.DispatchMatters), town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.ReadMatters, Can.DispatchMatters));

        await Done(Clerk(town).Submit(MatterTown.Page(matter, "name-party"), ("Form.Person", account.Id.ToString())));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), ((await person.Get($"/matters/{matter.Id.Value}")).StatusCode, (await colleague.Get($"/matters/{matter.Id.Value}")).StatusCode, (await town.Dispatcher.Get($"/matters/{matter.Id.Value}")).StatusCode));
        Assert.Equal(["执法队", "石建军"], await town.Town.Db(db => db.Everywhere<Party>().Select(p => p.Name).OrderBy(n => n).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_has_it_is_not_named_before_it_is_taken_back_and_what_is_about_somebody_is_joined_to_nothing(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (has, named, other) = (await town.Given(new MatterBuilder(MatterTown.Village).Accepted().Dispatched(town.Police.Id, town.Police.Name)), await town.Given(new MatterBuilder(MatterTown.Village)), await town.Given(new MatterBuilder(MatterTown.Village)));
        var clerk = Clerk(town);

        await Refused(clerk.Submit(MatterTown.Page(has, "name-party"), ("Form.Unit", town.Police.Id.Value.ToString())), "请先收回");
        await Done(clerk.Submit(MatterTown.Page(named, "name-party"), ("Form.Unit", town.Police.Id.Value.ToString())));
        await Refused(clerk.Submit(MatterTown.Page(named, "join"), ("Form.Number", other.Number)), "单独办");
        await Refused(clerk.Submit(MatterTown.Page(other, "join"), ("Form.Number", named.Number)), "单独办");
    }

    private static Browser Clerk(MatterTown town) => town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.AcceptMatters, Can.NameParties);

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.True((await answer).StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, (await Browser.Html(await answer)).QuerySelector("[role=alert]")?.TextContent);

    private static async Task Refused(Task<HttpResponseMessage> answer, string says)
    {
        Assert.Contains((await answer).StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, HttpStatusCode.Forbidden });
        Assert.Contains(says, (await Browser.Html(await answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
