using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

public readonly record struct PostId(Guid Value) : IId<PostId>
{
    public static bool operator >(PostId a, PostId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(PostId a, PostId b) => b > a;

    public static PostId From(Guid value) => new(value);

    public static PostId New() => new(RisingId.New());
}

/// <summary>A person's role in a unit or an area, from a day to a day: the one source of who may do what where.</summary>
public sealed class Post : IInArea
{
    private Post() { }

    public required PostId Id { get; init; }

    /// <summary>The account's key; a <see cref="PersonId"/> outside this class.</summary>
    public required Guid Account { get; init; }

    public PersonId Person => new(Account);

    /// <summary>A key of the site's roles.</summary>
    public required string Role { get; init; }

    public UnitId? Unit { get; private init; }

    /// <summary>Where the person serves: a post in a unit, where the unit does.</summary>
    public AreaCode Area { get; private set; }

    public required DateOnly From { get; init; }

    /// <summary>Its last day, which still counts; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The post that its holder stands in for; null of one held in one's own right.</summary>
    public PostId? DeputyOf { get; private init; }

    public static Post In(Unit unit, PersonId person, string role, DateOnly from) =>
        new() { Id = PostId.New(), Account = person.Value, Role = role, Unit = unit.Id, Area = unit.Area, From = from };

    public static Post At(AreaCode area, PersonId person, string role, DateOnly from) =>
        new() { Id = PostId.New(), Account = person.Value, Role = role, Area = area, From = from };

    /// <summary>The same post held by another, until a day at the latest on which this one ends.</summary>
    public Result<Post> Deputise(PersonId deputy, DateOnly from, DateOnly to)
    {
        var stands = new Post { Id = PostId.New(), Account = deputy.Value, Role = Role, Unit = Unit, Area = Area, From = from, DeputyOf = Id };
        return To is { } last && last < to ? new NamingDeputy.DeputyOutlives(last)
            : to < from ? new EndsBeforeItBegins(from, to)
            : stands.End(to) is { } refused ? refused
            : stands;
    }

    public void Move(AreaCode area) => Area = area;

    public Problem? End(DateOnly lastDay)
    {
        if (To is { } last && last < lastDay)
        {
            return new PostEnded(last);
        }

        // The day before its first: it was given by mistake, and never held.
        if (lastDay < From.AddDays(-1))
        {
            return new EndsBeforeItBegins(From, lastDay);
        }

        To = lastDay;
        return null;
    }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("posts").HasKey(p => p.Id);
        post.Ignore(p => p.Person);
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.Role).HasMaxLength(40);
        post.HasOne<Account>().WithMany().HasForeignKey(p => p.Account).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Role>().WithMany().HasForeignKey(p => p.Role).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Unit>().WithMany().HasForeignKey(p => p.Unit).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Area>().WithMany().HasForeignKey(p => p.Area).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<Post>().WithMany().HasForeignKey(p => p.DeputyOf).OnDelete(DeleteBehavior.Restrict);
        post.HasIndex(p => p.Account);
        post.HasIndex(p => p.Area);
    }
}
