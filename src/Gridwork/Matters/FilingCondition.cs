using System.Text.Json.Serialization;

namespace Gridwork.Matters;

/// <summary>What the classes of a case standard are about: something that happened, or a facility that is broken.</summary>
public enum ClassKind { Occurrence, Component }

/// <summary>The first level of the classes. <c>Printed</c> is the number as the source prints it; the code is made of it.</summary>
public sealed record MajorClass(ClassKind Kind, string Code, string Printed, string Name, IReadOnlyList<MinorClass> Minors);

/// <summary>The second level; its units are those of the source, as written there.</summary>
public sealed record MinorClass(
    string Code, string Printed, string Name, string Initials, string Handling, string Authority, IReadOnlyList<FilingCondition> Conditions);

/// <summary>One line of the table: when a matter is accepted, when it is closed, and the limit as printed.</summary>
public sealed record FilingCondition(string Code, [property: JsonPropertyName("condition")] string Text, string Closing, string Limit);

/// <summary>A condition with the classes it stands under.</summary>
public sealed record ClassedCondition(MajorClass Major, MinorClass Minor, FilingCondition Condition)
{
    public string Code => Condition.Code;

    public Filing Filing => new(Code, Minor.Code, Minor.Name, Condition.Text, Condition.Closing, Condition.Limit);
}

/// <summary>A row of the source that became no condition, and why.</summary>
public sealed record RowNotTaken(string Table, int Line, string Row, string Reason);
