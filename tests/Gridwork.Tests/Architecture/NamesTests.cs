using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Hosting;

namespace Gridwork.Tests.Architecture;

public sealed class NamesTests
{
    private static readonly Type[] Ours = [.. typeof(Program).Assembly.GetTypes()
        .Where(t => t.Namespace?.StartsWith("Gridwork", StringComparison.Ordinal) == true && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !t.Name.Contains('<', StringComparison.Ordinal))];

    private static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Base", "Dto", "Info"];

    /// <summary>An interface that one class implements is a question mark. These have their reason; Kernel's are words for those above it.</summary>
    private static readonly Dictionary<string, string> Alone = new(StringComparer.Ordinal)
    {
        ["ICallerSource"] = "Platform asks, Areas answers: without it the arrow would point upwards; the tests' sign-in is the second",
        ["IHearWorkTimeChanged"] = "Platform tells, the capabilities whose terms move hear: without it the arrow would point upwards",
        ["IMovedByTime"] = "Platform asks what another calendar would move, the capabilities answer",
        ["ILeaveOut"] = "Platform asks what a person must not see, the capabilities answer: without it the arrow would point upwards",
        ["IChangesSight"] = "a mark that the one context reads, as IVersioned: the row is a capability's, the rights are Areas'",
        ["ISealedRows"] = "Platform rotates the keys, the capabilities say which rows are sealed with them: without it the arrow would point upwards",
        ["ISealedSheet"] = "Platform carries a site away, the capabilities open what they keep sealed: without it the arrow would point upwards",
        ["IModule"] = "what a capability gives to the program; each has one",
        ["IVersioned"] = "a mark that the one context reads; every entity that people edit bears it",
    };

    [Fact]
    public void A_name_says_what_a_thing_is() => Assert.Empty(
        Ours.Where(t => !t.IsAssignableTo(typeof(TagHelper)) && Array.Exists(Empty, e => Bare(t).EndsWith(e, StringComparison.Ordinal))).Select(t => t.FullName));

    [Fact]
    public void A_background_service_is_named_by_what_it_does() => Assert.Empty(
        from type in Ours
        where type.IsAssignableTo(typeof(BackgroundService)) && !type.IsAbstract
        where Array.Exists(["Service", "Worker", "Job", "Task", "Hosted", "Runner"], kind => Bare(type).EndsWith(kind, StringComparison.Ordinal))
        select type.FullName);

    [Fact]
    public void An_interface_has_two_implementers_or_a_reason() => Assert.Empty(
        from face in Ours
        where face.IsInterface && face.Namespace is not "Gridwork.Kernel" && !face.Namespace!.EndsWith(".Contracts", StringComparison.Ordinal) && !Alone.ContainsKey(Bare(face))
        where Ours.Count(t => !t.IsInterface && t.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == face)) < 2
        select face.FullName);

    [Fact]
    public void A_method_does_not_say_that_it_is_asynchronous() => Assert.Empty(
        from type in Ours
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name is not "InvokeAsync" && // a middleware's name is given
             !method.Name.Contains('.', StringComparison.Ordinal)
        where method.GetBaseDefinition() == method && !Implements(type, method)
        select $"{type.FullName}.{method.Name}");

    private static bool Implements(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Any(i => Array.Exists(type.GetInterfaceMap(i).TargetMethods, m => m == method));

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
